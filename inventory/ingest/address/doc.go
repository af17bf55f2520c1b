// Package address says what an IP address can stand for: a machine of the company,
// one of the internet, or none at all.
package address
