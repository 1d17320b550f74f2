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

    /// <summary>The address of a service; its value ends with a slash.</summary>
    public static Option<Uri?> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "U",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                return new Uri(url.AbsoluteUri.TrimEnd('/') + "/");
            result.AddError($"{name} has to be an address like http://localhost:7071/, not \"{text}\".");
            return null;
        },
    };

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
