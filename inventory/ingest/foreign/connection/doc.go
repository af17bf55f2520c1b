// Package connection adds up the connections that tables of other tools list, one
// row for each time or process that one was seen, into dependencies: who needs
// whom, in which way, how often.
//
// It says in which way a client needs a server by the server's port alone, and only
// where the port is hardly used for anything else; all other use is synchronous,
// the gravest. It knows names and addresses as the rows have them and decides
// nothing about who they are.
package connection
