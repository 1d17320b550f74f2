using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;

namespace Coordinator.Local.CommandLine;

/// <summary>Options that several verbs share, with their checks.</summary>
static class Arguments
{
    /// <summary>The folder that holds everything.</summary>
    public static Option<string> Data(bool required = false) => new("--data")
    {
        Description = "The folder that keeps the storage's files.",
        HelpName = "DIR",
        Required = required,
        DefaultValueFactory = required ? null : _ => ".coordinator",
    };

    /// <summary>The API's port.</summary>
    public static Option<int?> Port(string description) =>
        Checked(new Option<int?>("--port") { Description = description, HelpName = "P" }, 0, IPEndPoint.MaxPort);

    /// <summary>Refuses numbers out of a range with a message that names it.</summary>
    public static Option<int?> Checked(Option<int?> option, int min, int max)
    {
        option.Validators.Add(result => Check(result, min, max));
        return option;
    }

    static void Check(OptionResult result, int min, int max)
    {
        if (result.Tokens is not [var token])
            return;
        if (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < min || number > max)
        {
            result.AddError($"{result.Option.Name} has to be a number from {min} to {max}, not \"{token.Value}\".");
        }
    }
}
