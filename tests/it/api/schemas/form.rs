//! Whether a value has the form of a schema of the contract, in the few words of JSON Schema that it uses.

use serde_json::Value;

use crate::support::api::Answer;

/// The words of JSON Schema that the contract uses; another one would go unchecked.
const WORDS: [&str; 16] = [
    "$ref",
    "additionalProperties",
    "description",
    "examples",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "properties",
    "required",
    "type",
];

pub struct Contract(Value);

impl Contract {
    pub fn read() -> Self {
        let text = include_str!("../../../../openapi/openapi.json");
        Self(serde_json::from_str(text).unwrap())
    }

    pub fn document(&self) -> &Value {
        &self.0
    }

    /// The schema of an operation's answer.
    fn answer(&self, method: &str, path: &str, status: u16) -> &Value {
        let content = &self.0["paths"][path][method]["responses"][status.to_string()]["content"];
        let media = content
            .as_object()
            .unwrap_or_else(|| panic!("{path} {status}"));
        &media.values().next().unwrap()["schema"]
    }

    /// Everything in which a value does not fit a schema, each with its place.
    pub fn misfits(&self, value: &Value, schema: &Value, at: &str) -> Vec<String> {
        if let Some(target) = schema["$ref"].as_str() {
            let pointer = target.trim_start_matches('#');
            return self.misfits(value, self.0.pointer(pointer).unwrap(), at);
        }
        for word in schema
            .as_object()
            .into_iter()
            .flatten()
            .map(|(word, _)| word)
        {
            assert!(WORDS.contains(&word.as_str()), "{word} at {at}");
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            let fitting = choices
                .iter()
                .filter(|choice| self.misfits(value, choice, at).is_empty());
            return match fitting.count() {
                1 => Vec::new(),
                count => vec![format!("{at} fits {count} of the choices")],
            };
        }
        if !has_type(value, &schema["type"]) {
            return vec![format!("{at} is {value}, not {}", schema["type"])];
        }
        match value {
            Value::Object(members) => self.misfits_of_members(members, schema, at),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .flat_map(|(index, item)| {
                    self.misfits(item, &schema["items"], &format!("{at}/{index}"))
                })
                .collect(),
            Value::Number(number)
                if is_below(number, &schema["minimum"]) || is_above(number, &schema["maximum"]) =>
            {
                vec![format!("{at} is {number}")]
            }
            _ => Vec::new(),
        }
    }

    fn misfits_of_members(
        &self,
        members: &serde_json::Map<String, Value>,
        schema: &Value,
        at: &str,
    ) -> Vec<String> {
        let Some(properties) = schema["properties"].as_object() else {
            return Vec::new();
        };
        let required = schema["required"].as_array().into_iter().flatten();
        let missing = required
            .filter_map(Value::as_str)
            .filter(|name| !members.contains_key(*name))
            .map(|name| format!("{at}/{name} is missing"));
        let wrong = members.iter().flat_map(|(name, member)| {
            let at = format!("{at}/{name}");
            match properties.get(name) {
                Some(schema) => self.misfits(member, schema, &at),
                None => vec![format!("{at} is not in the contract")],
            }
        });
        missing.chain(wrong).collect()
    }

    #[track_caller]
    pub fn fits(&self, method: &str, path: &str, answer: &Answer) {
        let schema = self.answer(method, path, answer.status);
        let misfits = self.misfits(&answer.json(), schema, "");
        assert!(misfits.is_empty(), "{method} {path}: {misfits:#?}");
    }
}

fn has_type(value: &Value, types: &Value) -> bool {
    let is = |name: &str| match value {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => name == "number" || (name == "integer" && !number.is_f64()),
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    };
    match types {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    }
}

fn is_below(number: &serde_json::Number, minimum: &Value) -> bool {
    let minimum = minimum.as_f64().unwrap_or(f64::MIN);
    number.as_f64().is_some_and(|number| number < minimum)
}

fn is_above(number: &serde_json::Number, maximum: &Value) -> bool {
    let maximum = maximum.as_f64().unwrap_or(f64::MAX);
    number.as_f64().is_some_and(|number| number > maximum)
}
