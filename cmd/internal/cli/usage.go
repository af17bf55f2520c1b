package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/wavecut/wavecut/inventory/suggest"
)

// takes checks the number of arguments and names the one that is missing, with
// the command's first example as what to try. A last name that ends in … may be
// given several times; one in brackets may be left out.
func takes(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		for i, name := range names {
			if i >= len(args) && !strings.HasPrefix(name, "[") {
				return misuse(cmd, "try: "+firstExample(cmd), "missing %s", strings.TrimSuffix(name, "…"))
			}
			if i < len(args) && args[i] == "" {
				return misuse(cmd, "try: "+firstExample(cmd), "%s is empty", strings.Trim(name, "[]…"))
			}
		}
		if len(names) > 0 && strings.Contains(names[len(names)-1], "…") {
			return nil
		}
		if len(args) > len(names) {
			return misuse(cmd, "usage: "+cmd.UseLine(), "unexpected argument %q", args[len(names)])
		}
		return nil
	}
}

// firstExample is the first line of the command's examples.
func firstExample(cmd *cobra.Command) string {
	first, _, _ := strings.Cut(strings.TrimSpace(cmd.Example), "\n")
	return first
}

// group makes a command that only holds others: alone it prints its help, and an
// argument that names none of them is an unknown command.
func group(cmd *cobra.Command, children ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(children...)
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return usagef(hintCommand(cmd, args[0]), "unknown command %q", strings.Join(append(path(cmd), args[0]), " "))
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	return cmd
}

// misuse is a usageError that names the command.
func misuse(cmd *cobra.Command, hint, format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	if words := path(cmd); len(words) > 0 {
		message = strings.Join(words, " ") + ": " + message
	}
	return &usageError{message, hint}
}

// path is the command's name without that of the program.
func path(cmd *cobra.Command) []string { return strings.Fields(cmd.CommandPath())[1:] }

func hintCommand(cmd *cobra.Command, word string) string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	near := suggest.Nearest(word, names)
	if i := slices.IndexFunc(names, func(n string) bool { return strings.HasPrefix(n, word) }); i >= 0 {
		near = names[i]
	}
	if near != "" {
		return fmt.Sprintf("did you mean: %s %s", cmd.CommandPath(), near)
	}
	return fmt.Sprintf("run %s --help for the list", cmd.CommandPath())
}

// flagError makes a usage error of what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return misuse(cmd, hintFlag(cmd, unknown.GetSpecifiedName()), "%v", err)
	}
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		if want := wantedValue(invalid.GetFlag().Value.Type()); want != "" {
			return misuse(cmd, "", "--%s is %q; want %s", invalid.GetFlag().Name, invalid.GetValue(), want)
		}
	}
	return misuse(cmd, "usage: "+cmd.UseLine(), "%v", err)
}

// wantedValue says what a flag of a type takes, empty where its own error does.
func wantedValue(kind string) string {
	switch {
	case strings.HasPrefix(kind, "uint"):
		return "a whole number from 0"
	case strings.HasPrefix(kind, "int"):
		return "a whole number"
	case strings.HasPrefix(kind, "float"):
		return "a number"
	case kind == "duration":
		return "a time such as 5s or 2m"
	case kind == "bool":
		return "true or false"
	}
	return ""
}

func hintFlag(cmd *cobra.Command, word string) string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	if near := suggest.Nearest(word, names); near != "" {
		return "did you mean --" + near + "?"
	}
	return fmt.Sprintf("run %s --help for the flags", cmd.CommandPath())
}

// unknownWord is the error of an argument that is not one of a closed set.
func unknownWord(what, word string, known []string) error {
	return usagef(hintAmong(word, known, "want one of "+strings.Join(known, ", ")), "unknown %s %q", what, word)
}

// hintAmong names the nearest of what is known, or the only one that begins so, or
// says something else.
func hintAmong(word string, known []string, otherwise string) string {
	begins := func(n string) bool { return word != "" && strings.HasPrefix(n, word) }
	if i := slices.IndexFunc(known, begins); i >= 0 && !slices.ContainsFunc(known[i+1:], begins) {
		return fmt.Sprintf("did you mean %q?", known[i])
	}
	if near := suggest.Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}
