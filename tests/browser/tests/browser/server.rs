//! A small web server: the files of one folder, below a folder of the host,
//! as they are.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

/// Where the files are on the host.
const BELOW: &str = "/below/a/folder/";

/// Serves what is in a folder, now or later, as long as the tests run; returns
/// the address.
pub fn serve(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let host = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            // A browser that goes away takes no answer.
            thread::spawn(move || answer(&stream, &folder));
        }
    });
    format!("http://{host}{BELOW}")
}

/// Answers one request, and closes the connection.
fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let (status, kind, content) = match file(&request, folder) {
        Some((kind, content)) => ("200 OK", kind, content),
        None => ("404 Not Found", "text/plain", b"not here".into()),
    };
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        content.len()
    )?;
    stream.write_all(&content)
}

/// The file that is asked for, and its kind.
fn file(request: &str, folder: &Path) -> Option<(&'static str, Vec<u8>)> {
    let path = request.strip_prefix("GET ")?.split([' ', '?']).next()?;
    let path = path.strip_prefix(BELOW)?;
    if path.contains("..") {
        return None;
    }
    let path = if path.is_empty() { "index.html" } else { path };
    let kind = match Path::new(path).extension()?.to_str()? {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" => "text/javascript",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => return None,
    };
    Some((kind, fs::read(folder.join(path)).ok()?))
}
