//! Arrays that stand where an object belongs.
//!
//! The deserializer would read the fields of a structure from an array, in their order. Nobody writes that on purpose, so
//! it is refused.

use serde_json::Value;

/// The JSON pointer of the first array that was read as an object; `read` is what was understood of `sent`.
#[must_use]
pub fn array_for_object(sent: &Value, read: &Value) -> Option<String> {
    match (sent, read) {
        (Value::Array(_), Value::Object(_)) => Some(String::new()),
        (Value::Array(sent), Value::Array(read)) => {
            sent.iter()
                .zip(read)
                .enumerate()
                .find_map(|(index, (sent, read))| {
                    Some(format!("/{index}{}", array_for_object(sent, read)?))
                })
        }
        (Value::Object(sent), Value::Object(read)) => sent.iter().find_map(|(key, sent)| {
            let inner = array_for_object(sent, read.get(key)?)?;
            Some(format!(
                "/{}{inner}",
                key.replace('~', "~0").replace('/', "~1")
            ))
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_array_where_an_object_belongs_is_found_with_its_place() {
        let read = json!({"delay": {"kind": "nth_day_after"}, "list": [{"a": 1}]});

        assert_eq!(
            array_for_object(&json!({"delay": ["nth_day_after"]}), &read),
            Some("/delay".into())
        );
        assert_eq!(
            array_for_object(&json!({"list": [[1]]}), &read),
            Some("/list/0".into())
        );
        assert_eq!(array_for_object(&json!([1]), &read), Some(String::new()));
        assert_eq!(array_for_object(&read, &read), None);
    }
}
