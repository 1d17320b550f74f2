using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Coordinator.Cli.CommandLine;

/// <summary>Numbers in a range, refused with a message that names it.</summary>
static class Numbers
{
    /// <summary>An option that takes one.</summary>
    public static Option<int?> Option(string name, string description, int min, int max)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result => Check(result, name, min, max));
        return option;
    }

    /// <summary>An argument that is one.</summary>
    public static Argument<int> Argument(string name, string description, int min, int max)
    {
        var argument = new Argument<int>(name) { Description = description };
        argument.Validators.Add(result => Check(result, name, min, max));
        return argument;
    }

    static void Check(SymbolResult result, string name, int min, int max)
    {
        if (result.Tokens is not [var token])
            return;
        var isNumber = int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || number < min || number > max)
            result.AddError($"{name} has to be a number from {min} to {max}, not \"{token.Value}\".");
    }
}
