using System.CommandLine;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Transactions;

/// <summary>
/// The short forms of operations. Their order is that of the transaction, and those of a condition belong to the
/// operation before them; <see cref="OperationReader"/> reads them from the tokens, since a parser that gathers the
/// values of each option forgets their order.
/// </summary>
static class OperationOptions
{
    /// <summary>Values of an option, over all its uses: 100 operations of three.</summary>
    const int ValuesMax = 300;

    /// <summary>The operations, by name, with the names of their values.</summary>
    public static IReadOnlyDictionary<string, string[]> Operations { get; } = new Dictionary<string, string[]>
    {
        ["--" + OperationNames.Put] = ["ITEM", "JSON"],
        ["--" + OperationNames.Merge] = ["ITEM", "JSON"],
        ["--" + OperationNames.Add] = ["ITEM", "POINTER", "NUMBER"],
        ["--" + OperationNames.Delete] = ["ITEM"],
        ["--" + OperationNames.Check] = ["ITEM"],
        ["--" + OperationNames.Read] = ["ITEM"],
        ["--" + OperationNames.Publish] = ["TOPIC", "JSON"],
    };

    /// <summary>What is said of the operation before.</summary>
    public static IReadOnlyDictionary<string, string[]> Modifiers { get; } = new Dictionary<string, string[]>
    {
        ["--min"] = ["NUMBER"],
        ["--max"] = ["NUMBER"],
        ["--if-exists"] = [],
        ["--if-missing"] = [],
        ["--if-version"] = ["N"],
        ["--if-equals"] = ["POINTER", "JSON"],
        ["--return"] = [],
    };

    static readonly Dictionary<string, string> Descriptions = new()
    {
        ["--put"] = "Set an item's whole value.",
        ["--merge"] = "Merge a patch into an item (RFC 7396).",
        ["--add"] = "Add to a number of an item, by its JSON pointer; see --min and --max.",
        ["--delete"] = "Delete an item.",
        ["--check"] = "Only look; see --if-exists and the like.",
        ["--read"] = "Read an item in the transaction.",
        ["--publish"] = "Send a message to a topic if it commits.",
        ["--min"] = "Of the --add before: the least sum.",
        ["--max"] = "Of the --add before: the greatest sum.",
        ["--if-exists"] = "Of the operation before: only if its item exists.",
        ["--if-missing"] = "Of the operation before: only if its item does not exist.",
        ["--if-version"] = "Of the operation before: only if its item has this version.",
        ["--if-equals"] = "Of the operation before: only if its item holds this value.",
        ["--return"] = "Of the operation before: tell the new value.",
    };

    /// <summary>All of them, for the parser and for help.</summary>
    public static IEnumerable<Option> All() => Operations.Concat(Modifiers)
        .Select(option => Create(option.Key, option.Value));

    static Option<string[]> Create(string name, string[] values) => new(name)
    {
        Description = Descriptions[name],
        HelpName = string.Join("> <", values),
        Arity = values.Length == 0 ? ArgumentArity.Zero : new ArgumentArity(values.Length, ValuesMax),
        AllowMultipleArgumentsPerToken = values.Length > 0,
    };
}
