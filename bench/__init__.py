"""Speed as ratios, measured side by side in one run: `make bench`. No test rests on a figure here.

__main__   the whole run, on SQLite and on a real PostgreSQL; the table; docs/speed.md
timing     two things timed in turn, A B A B; median and middle half
worker     what needs the web floor, in a process with the product's own settings
page, append, sign_in     the measures of the worker
reading    the reader and the content library, without a database
start      `sameteam serve`: until it answers, and its memory after ten pages
visitor, inside           a person with cookies; the app called in this process
bare, addresses           the empty page that all pages are compared with
journal    a likely journal of any length
"""
