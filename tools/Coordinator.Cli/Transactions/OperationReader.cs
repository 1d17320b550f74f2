using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Transactions;

/// <summary>Reads operations from the command line, in their order.</summary>
/// <param name="around">For JSON from standard input.</param>
sealed class OperationReader(Surroundings around)
{
    readonly List<OperationBody> _operations = [];

    /// <summary>The operations; empty when there are none.</summary>
    /// <param name="tokens">The command line.</param>
    /// <exception cref="CliException">Something is missing or too much.</exception>
    public IReadOnlyList<OperationBody> Read(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type != TokenType.Option)
                continue;
            var name = tokens[i].Value;
            var values = tokens.Skip(i + 1).TakeWhile(token => token.Type == TokenType.Argument)
                .Select(token => token.Value).ToList();
            if (OperationOptions.Operations.TryGetValue(name, out var wanted))
                _operations.Add(OperationOf(name, Checked(name, wanted, values)));
            else if (OperationOptions.Modifiers.TryGetValue(name, out wanted))
                Change(name, Checked(name, wanted, values));
        }

        return _operations;
    }

    static List<string> Checked(string name, string[] wanted, List<string> values) => values.Count == wanted.Length
        ? values
        : throw CliException.Usage(
            $"{name} takes {(wanted.Length == 0 ? "no value" : string.Join(' ', wanted))}, not {values.Count} values.");

    OperationBody OperationOf(string name, List<string> values) => name[2..] switch
    {
        OperationNames.Put => OperationBody.Put(values[0], Json(values[1], name)),
        OperationNames.Merge => OperationBody.Merge(values[0], Json(values[1], name)),
        OperationNames.Add => OperationBody.Add(values[0], values[1], Number(values[2], name)),
        OperationNames.Delete => OperationBody.Delete(values[0]),
        OperationNames.Check => OperationBody.Check(values[0], new ConditionBody()),
        OperationNames.Read => OperationBody.Read(values[0]),
        OperationNames.Publish => OperationBody.Publish(values[0], Json(values[1], name)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an operation."),
    };

    void Change(string name, List<string> values)
    {
        if (_operations is not [.., var last])
            throw CliException.Usage($"{name} belongs to the operation before it, and there is none.");
        _operations[^1] = name switch
        {
            "--min" => OfAdd(last, name) with { Min = Number(values[0], name) },
            "--max" => OfAdd(last, name) with { Max = Number(values[0], name) },
            "--return" => last with { Return = true },
            _ => last with { If = Condition(last.If ?? new ConditionBody(), name, values) },
        };
    }

    ConditionBody Condition(ConditionBody known, string name, List<string> values) => name switch
    {
        "--if-exists" => known with { Exists = true },
        "--if-missing" => known with { Exists = false },
        "--if-version" => known with { Version = Version(values[0]) },
        "--if-equals" => known with
        {
            Values = new Dictionary<string, JsonElement>(known.Values ?? new Dictionary<string, JsonElement>())
            {
                [values[0]] = Json(values[1], name),
            },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a condition."),
    };

    static OperationBody OfAdd(OperationBody last, string name) => last.Op == OperationNames.Add
        ? last
        : throw CliException.Usage($"{name} belongs to --add, and the operation before it is --{last.Op}.");

    JsonElement Json(string text, string name) => JsonText.Parse(text, around, $"The value of {name}");

    static decimal Number(string text, string name) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw CliException.Usage($"{name} takes a number, not \"{text}\".");

    static long Version(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw CliException.Usage($"--if-version takes a version like 7, not \"{text}\".");
}
