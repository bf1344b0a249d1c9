//! Files as ministries send them, and as nobody should.

use std::path::{Path, PathBuf};

/// A PDF of so many bytes; `seed` makes its bytes different from those of others.
pub fn pdf(bytes: usize, seed: u8) -> Vec<u8> {
    let end = b"\ntrailer\n<< /Size 1 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n";
    let mut file = b"%PDF-1.7\n".to_vec();
    let filler = bytes.saturating_sub(file.len() + end.len());
    file.extend((0..filler).map(|n| b"0123456789abcdef"[(n + usize::from(seed)) % 16] ^ seed));
    file.extend(end);
    file
}

/// A TIFF of one black point, with its directory behind the header.
pub fn tiff() -> Vec<u8> {
    let mut file = b"II*\0\x08\0\0\0\x01\0".to_vec();
    file.extend([0x00, 0x01, 0x03, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
    file.extend([0; 4]);
    file
}

/// A ZIP archive that is empty.
pub fn zip() -> Vec<u8> {
    let mut file = b"PK\x05\x06".to_vec();
    file.extend([0; 18]);
    file
}

/// Every file below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return files;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}
