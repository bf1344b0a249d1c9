//! The service as it is started by default limits its clients.

use crate::support::database::TestDatabase;
use crate::support::process::Home;

#[test]
fn the_service_limits_unless_it_is_told_not_to() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let mut command = home.command(["serve", "--help"]);
    let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
    for default in [
        ("reads", "6000"),
        ("writes", "600"),
        ("streams", "600"),
        ("wrong-tokens", "60"),
    ] {
        let (_, rest) = said
            .split_once(&format!("--{}-per-minute <NUMBER>", default.0))
            .unwrap();
        let written = rest.split_once("[default: ").unwrap().1;
        assert!(written.starts_with(&format!("{}]", default.1)), "{written}");
    }

    let server = home.start_with(&["--empty", "--reads-per-minute", "6"]);
    let client = server.client();

    assert_eq!(client.get("/v1/treaties").status, 200);
    let refused = client.get("/v1/treaties");
    assert_eq!(refused.status, 429);
    assert_eq!(refused.body["code"], "rate_limited");
    assert_eq!(client.get("/health").status, 200);
}
