# The pages, opened and closed again.

$ timeout -s INT 2 hoofbeat serve --port 0 < /dev/null | sed -E 's/:[0-9]+\//:PORT\//; s/key=[A-Za-z0-9_-]+/key=KEY/'
Hoofbeat is open on this computer. Open this address in the browser; it works once:
.
http://127.0.0.1:PORT/open?key=KEY
.
Press Enter here for a new address, Ctrl-C to stop.

$ hoofbeat serve --port many
hoofbeat: --port: "many" is not a port. Write a number from 0 to 65535; 0 picks a free one. See: hoofbeat help serve
[2]

$ hoofbeat serve --port 70000
hoofbeat: --port: "70000" is not a port. Write a number from 0 to 65535; 0 picks a free one. See: hoofbeat help serve
[2]

$ hoofbeat serve here
hoofbeat: "here" is more than serve takes. See: hoofbeat help serve
[2]
