"""Serves one line over HTTP: hello.py PORT TEXT. Started by two-servers.nsh in namespaces of its own."""
import http.server
import sys


class Hello(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = (sys.argv[2] + "\n").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.HTTPServer(("", int(sys.argv[1])), Hello).serve_forever()
