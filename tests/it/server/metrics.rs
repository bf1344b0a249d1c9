//! The metrics of the running program: on its address, or on one of their own.

use std::net::SocketAddr;

use crate::support::database::TestDatabase;
use crate::support::process::{Client, Home, Server};
use crate::support::waiting::wait_until;

/// The address of the metrics, as the program says it.
fn metrics_of(server: &Server) -> SocketAddr {
    wait_until("the address of the metrics is said", || {
        server.said().contains("/metrics")
    });
    let said = server.said();
    let line = said.lines().find(|line| line.contains("/metrics")).unwrap();
    let address = line.split("http://").nth(1).unwrap();
    address.strip_suffix("/metrics").unwrap().parse().unwrap()
}

#[test]
fn metrics_on_an_address_of_their_own_are_there_and_nowhere_else() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);

    let server = home.start_with(&["--empty", "--metrics-listen", "127.0.0.1:0"]);

    let apart = Client::of(metrics_of(&server));
    assert_eq!(server.client().get("/metrics").status, 404);
    assert_eq!(apart.get("/metrics").status, 200);
    assert_eq!(apart.get("/ready").status, 404);
    assert_eq!(apart.get("/v1/treaties").status, 404);
    server.stop();
}

#[test]
fn too_little_room_on_a_disk_is_in_the_way() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);

    let server = home.start_with(&["--empty", "--disk-free-mib", "4294967295"]);

    let client = server.client();
    wait_until("the disk has been looked at", || {
        client.get("/ready").status == 503
    });
    let ready = client.get("/ready").body;
    let disk = ready["checks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|check| check["name"] == "disk");
    assert_eq!(disk.unwrap()["ok"], false, "{ready}");
    assert_eq!(client.get("/v1/treaties").status, 200);
}

#[test]
fn metrics_on_an_address_in_use_are_refused_in_a_sentence() {
    let database = TestDatabase::sqlite();
    let home = Home::beside(&database);
    let server = home.start();
    let taken = server.address().to_string();

    let said = home
        .run([
            "serve",
            "--empty",
            "--listen",
            "127.0.0.1:0",
            "--metrics-listen",
            &taken,
        ])
        .failed();

    assert!(
        said.starts_with(&format!("cannot listen on {taken} for metrics: ")),
        "{said}"
    );
}
