//! URLs that nothing may be sent to, in every notation that leads inside.

use std::net::IpAddr;

use signatory::webhooks::addresses::is_global;
use signatory::webhooks::target::Target;

/// Every one must be refused before anything is looked up.
const HOSTILE: [&str; 74] = [
    // Another scheme, or none.
    "http://hooks.example.org/",
    "ftp://hooks.example.org/",
    "file:///etc/passwd",
    "gopher://hooks.example.org:70/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "unix:/run/docker.sock",
    "hooks.example.org/path",
    "//hooks.example.org/path",
    "https:///path",
    "https://",
    "",
    // Users, fragments, ports of other services, white space.
    "https://user@hooks.example.org/",
    "https://user:secret@hooks.example.org/",
    "https://hooks.example.org@127.0.0.1/",
    "https://:secret@hooks.example.org/",
    "https://hooks.example.org/#fragment",
    "https://hooks.example.org:22/",
    "https://hooks.example.org:25/",
    "https://hooks.example.org:80/",
    "https://hooks.example.org:0/",
    "https://hooks.example.org/a b",
    "https://hooks.example.org/\r\nX-Injected: 1",
    " https://hooks.example.org/",
    // Loopback in every notation.
    "https://127.0.0.1/",
    "https://127.1/",
    "https://127.255.255.254/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.0.0.1/",
    "https://0177.0.0.1/",
    "https://017700000001/",
    "https://127.0.0.1./",
    "https://%31%32%37.0.0.1/",
    "https://１２７.０.０.１/",
    "https://127。0。0。1/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[::]/",
    "https://0/",
    "https://0.0.0.0/",
    // Metadata of clouds.
    "https://169.254.169.254/latest/meta-data/",
    "https://0xa9fea9fe/",
    "https://2852039166/",
    "https://[::ffff:169.254.169.254]/",
    "https://[fd00:ec2::254]/",
    "https://[fd20:ce::254]/",
    "https://100.100.100.200/",
    "https://168.63.129.16/",
    // Private, link-local, carriers', reserved.
    "https://10.0.0.1/",
    "https://172.16.0.1/",
    "https://172.31.255.255/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://192.0.0.8/",
    "https://192.0.2.1/",
    "https://198.18.0.1/",
    "https://224.0.0.1/",
    "https://240.0.0.1/",
    "https://255.255.255.255/",
    "https://[fe80::1]/",
    "https://[fe80::1%25eth0]/",
    "https://[fc00::1]/",
    "https://[ff02::1]/",
    // IPv4 inside IPv6.
    "https://[64:ff9b::7f00:1]/",
    "https://[64:ff9b:1::a00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[2001:0:7f00:1::]/",
    // Names that lead to no host on the internet.
    "https://localhost/",
    "https://metadata.google.internal/",
    "https://router/",
];

#[test]
fn hostile_urls_are_refused_in_every_notation() {
    let accepted: Vec<&str> = HOSTILE
        .into_iter()
        .filter(|url| Target::parse(url, false).is_ok())
        .collect();

    assert!(accepted.is_empty(), "{accepted:#?}");
}

#[test]
fn development_opens_the_own_machine_and_nothing_else() {
    let opened: Vec<&str> = HOSTILE
        .into_iter()
        .filter(|url| Target::parse(url, true).is_ok())
        .collect();

    for url in &opened {
        let target = Target::parse(url, true).unwrap();
        let host = target.url().host_str().unwrap();
        assert!(
            host.starts_with("127.") || host == "[::1]" || host.starts_with("localhost"),
            "{url} leads to {host}"
        );
    }
    assert!(opened.len() > 10, "{opened:?}");
    assert!(Target::parse("http://127.0.0.1:9000/hook", true).is_ok());
    assert!(Target::parse("http://hooks.example.org/", true).is_err());
}

#[test]
fn ordinary_urls_are_accepted() {
    for url in [
        "https://hooks.example.org/",
        "https://hooks.example.org/signatory?key=1",
        "https://hooks.example.org:443/",
        "https://hooks.example.org:8443/a/b",
        "https://hooks.example.org:1024/",
        "https://8.8.8.8/",
        "https://[2606:4700:4700::1111]/",
        "https://xn--bcher-kva.example/",
        "https://bücher.example/",
    ] {
        assert!(Target::parse(url, false).is_ok(), "{url}");
    }
}

#[test]
fn a_url_of_more_than_2048_characters_is_refused() {
    let url = format!("https://hooks.example.org/{}", "a".repeat(2048));

    assert!(Target::parse(&url, false).is_err());
}

#[test]
fn the_first_and_the_last_address_of_each_special_block_are_refused_and_their_neighbours_are_not() {
    for (first, last, before, after) in [
        ("10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"),
        (
            "100.64.0.0",
            "100.127.255.255",
            "100.63.255.255",
            "100.128.0.0",
        ),
        (
            "127.0.0.0",
            "127.255.255.255",
            "126.255.255.255",
            "128.0.0.0",
        ),
        (
            "169.254.0.0",
            "169.254.255.255",
            "169.253.255.255",
            "169.255.0.0",
        ),
        (
            "172.16.0.0",
            "172.31.255.255",
            "172.15.255.255",
            "172.32.0.0",
        ),
        ("192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0"),
        ("192.0.2.0", "192.0.2.255", "192.0.1.255", "192.0.3.0"),
        (
            "192.88.99.0",
            "192.88.99.255",
            "192.88.98.255",
            "192.88.100.0",
        ),
        (
            "192.168.0.0",
            "192.168.255.255",
            "192.167.255.255",
            "192.169.0.0",
        ),
        (
            "198.18.0.0",
            "198.19.255.255",
            "198.17.255.255",
            "198.20.0.0",
        ),
        (
            "198.51.100.0",
            "198.51.100.255",
            "198.51.99.255",
            "198.51.101.0",
        ),
        (
            "203.0.113.0",
            "203.0.113.255",
            "203.0.112.255",
            "203.0.114.0",
        ),
        (
            "2001:db8::",
            "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db7::",
            "2001:db9::",
        ),
        ("2001::", "2001:1ff:ffff::", "2000:ffff::", "2001:200::"),
        ("2002::", "2002:ffff::", "2001:ffff::", "2003::"),
        ("3fff::", "3fff:fff::", "3ffe:ffff::", "3fff:1000::"),
    ] {
        let is_global = |text: &str| is_global(text.parse::<IpAddr>().unwrap());
        assert!(!is_global(first) && !is_global(last), "{first} to {last}");
        assert!(is_global(before) && is_global(after), "{before}, {after}");
    }
    for refused in [
        "0.0.0.0",
        "0.255.255.255",
        "224.0.0.0",
        "255.255.255.255",
        "100::1",
        "4000::1",
        "1fff::1",
        "5f00::1",
    ] {
        assert!(!is_global(refused.parse::<IpAddr>().unwrap()), "{refused}");
    }
}
