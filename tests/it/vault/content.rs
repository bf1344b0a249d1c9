//! What a file is, by its bytes.

use signatory::vault::content::{Evidence, MediaType, Unfit};

use crate::support::files::{pdf, tiff, zip};

/// The same answer however the bytes are cut.
#[track_caller]
fn media_type(bytes: &[u8]) -> Result<MediaType, Unfit> {
    let found: Vec<Result<MediaType, Unfit>> = [1, 7, 4096, 1 << 20]
        .into_iter()
        .map(|size| {
            let mut evidence = Evidence::default();
            bytes.chunks(size).for_each(|piece| evidence.add(piece));
            evidence.media_type()
        })
        .collect();
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{found:?}");
    found[0].clone()
}

fn ending(end: &[u8]) -> Vec<u8> {
    [b"%PDF-1.7\n1 0 obj\n".as_slice(), end].concat()
}

#[track_caller]
fn is_another(bytes: &[u8], what: &str) {
    match media_type(bytes) {
        Err(Unfit::OtherType(found)) => assert!(found.contains(what), "{found}"),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn is_truncated(bytes: &[u8]) {
    let found = media_type(bytes);
    assert!(matches!(found, Err(Unfit::Truncated(_))), "{found:?}");
}

#[test]
fn a_whole_pdf_is_one() {
    for size in [100, 5_000, 200_000] {
        assert_eq!(media_type(&pdf(size, 0)), Ok(MediaType::Pdf));
    }
    for end in [
        &b"startxref\n0\n%%EOF"[..],
        b"startxref\r\n17\r\n%%EOF\r\n",
        b"startxref 9 %%EOF \n\r\n\0",
    ] {
        assert_eq!(media_type(&ending(end)), Ok(MediaType::Pdf));
    }
}

#[test]
fn a_pdf_without_its_end_is_truncated() {
    let whole = pdf(100_000, 0);
    for cut in [1, 5, 20, 60, 50_000, 99_990] {
        let kept = whole.len() - cut - 1;
        assert!(media_type(&whole[..kept]).is_err(), "{cut}");
    }
    is_truncated(b"%PDF-");
    is_truncated(b"%PDF-1.4\n%%EOF\n");
    is_truncated(&ending(b"startxref\nx\n%%EOF\n"));
    is_truncated(&ending(b"startxref\n4000\n%%EOF\n"));
    // The end must be near the end.
    is_truncated(&ending(
        &[b"startxref\n9\n%%EOF\n".as_slice(), &[b' '; 2000]].concat(),
    ));
}

#[test]
fn a_pdf_with_more_behind_its_end_is_another_thing() {
    is_another(&ending(b"startxref\n9\n%%EOF\n<script>"), "other bytes");
    is_another(&[pdf(500, 0), vec![7; 40]].concat(), "other bytes");
}

#[test]
fn a_pdf_that_is_a_zip_too_is_refused_wherever_the_archive_ends() {
    let end = b"startxref\n9\n%%EOF\n";
    is_another(&[pdf(500, 0), zip()].concat(), "ZIP");
    for comment in [0, 1_000, 65_000] {
        let bytes = [pdf(500, 0), zip(), vec![b' '; comment], end.to_vec()].concat();
        is_another(&bytes, "ZIP");
    }
    is_another(&[tiff(), zip()].concat(), "ZIP");
}

#[test]
fn an_encrypted_pdf_is_refused_and_a_name_that_begins_so_is_not() {
    let trailer =
        |entry: &str| ending(format!("trailer\n<< {entry} >>\nstartxref\n9\n%%EOF\n").as_bytes());

    for entry in ["/Encrypt 5 0 R", "/Encrypt<< /V 1 >>", "/Encrypt\n5 0 R"] {
        assert_eq!(media_type(&trailer(entry)), Err(Unfit::Encrypted));
    }
    assert_eq!(
        media_type(&trailer("/EncryptMetadata false")),
        Ok(MediaType::Pdf)
    );
}

#[test]
fn a_tiff_has_its_first_directory_inside() {
    assert_eq!(media_type(&tiff()), Ok(MediaType::Tiff));
    let whole = tiff();
    for kept in [4, 7, 8, 9, 21] {
        is_truncated(&whole[..kept]);
    }
    let mut far = tiff();
    far[4..8].copy_from_slice(&9_000_000_u32.to_le_bytes());
    is_truncated(&far);
    let mut inward = tiff();
    inward[4] = 2;
    is_truncated(&inward);
}

#[test]
fn a_tiff_of_the_other_order_and_of_64_bits_is_one_too() {
    let mut big_endian = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    big_endian.extend([0; 16]);
    let mut big_tiff = b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0".to_vec();
    big_tiff.extend([0; 28]);

    assert_eq!(media_type(&big_endian), Ok(MediaType::Tiff));
    assert_eq!(media_type(&big_tiff), Ok(MediaType::Tiff));
    is_truncated(&big_tiff[..30]);
}

#[test]
fn everything_else_is_said_by_its_name() {
    let gzip = [b"\x1f\x8b\x08".as_slice(), &[0; 30]].concat();
    let inner = [b"\n\n".as_slice(), &pdf(500, 0)].concat();
    for (bytes, what) in [
        (&zip()[..], "application/zip"),
        (b"PK\x03\x04 and so on, for a while", "application/zip"),
        (&gzip[..], "application/gzip"),
        (b"\x89PNG\r\n\x1a\n0000", "image/png"),
        (b"\xff\xd8\xff\xe0\0\0\0\0\0\0", "image/jpeg"),
        (b"MZ\x90\0\0\0\0\0", "application"),
        (b"<!DOCTYPE html><html>", "text/html"),
        (b"hello", "something unknown"),
        (b"%PD", "something unknown"),
        (&inner[..], "does not begin"),
        (b"II*\0\x10\0\0\0CR\x02\0 a raw photo", "image/"),
    ] {
        let Err(Unfit::OtherType(found)) = media_type(bytes) else {
            panic!("{bytes:?}");
        };
        assert!(found.contains(what), "{found} for {what}");
    }
    assert_eq!(media_type(b""), Err(Unfit::Empty));
}
