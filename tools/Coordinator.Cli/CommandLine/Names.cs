using System.CommandLine;

namespace Coordinator.Cli.CommandLine;

/// <summary>Names of things as arguments.</summary>
static class Names
{
    /// <summary>An item.</summary>
    public static Argument<string> Item { get; } = new("ITEM") { Description = "collection/key, like accounts/alice." };

    /// <summary>A name of something.</summary>
    /// <param name="what">What, in capitals.</param>
    /// <param name="description">More about it.</param>
    public static Argument<string> Of(string what, string description) => new(what) { Description = description };

    /// <summary>A text option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="helpName">What its value is, in capitals.</param>
    /// <param name="description">More about it.</param>
    public static Option<string?> Option(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };

    /// <summary>An option for a key that travels as a header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="helpName">What its value is, in capitals.</param>
    /// <param name="description">More about it.</param>
    public static Option<string?> Header(string name, string helpName, string description)
    {
        var option = Option(name, helpName, description);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !token.Value.All(c => c is > ' ' and <= '~'))
                result.AddError($"{name} takes visible ASCII characters only, not \"{token.Value}\".");
        });
        return option;
    }

    /// <summary>One of some values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">More about it.</param>
    /// <param name="values">The values.</param>
    public static Option<string?> OneOf(string name, string description, params string[] values)
    {
        var option = Option(name, string.Join('|', values), description);
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
