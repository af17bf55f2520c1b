// Package addresses reads which address an asset has at a site, and names the
// variables that stand for those that are not known.
//
// The file is CSV with the columns asset, site and address; an asset with several
// addresses at a site has several rows, or a list with ";" in one. An address is an
// IP address or a host name. Rows that can't be used are findings (PLAN068), not
// errors. Nothing is looked up.
package addresses
