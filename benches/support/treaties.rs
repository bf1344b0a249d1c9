//! Treaties of the same clauses, so that no State has to do more in relation to one than States do.

use signatory::documents::shipped;

use crate::installed::Installed;

/// Enters so many treaties with the clauses of the first that ships. Returns their ids.
pub fn import(installed: &Installed, count: usize) -> Vec<String> {
    let treaties = shipped::treaties();
    let document = treaties.first().expect("a treaty").document;
    let file = installed.folder.join("treaty.json");
    let ids: Vec<String> = (0..count).map(|number| format!("bench-{number}")).collect();
    for id in &ids {
        let named = document.replacen("\"hanoi-convention\"", &format!("{id:?}"), 1);
        std::fs::write(&file, named).expect("a file");
        installed.said(&["import", &file.display().to_string()]);
    }
    ids
}
