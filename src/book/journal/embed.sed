# Turns a text file into the lines of one C string.
s/\\/\\\\/g
s/"/\\"/g
s/^/"/
s/$/\\n"/
