using System.Text.Json;
using System.Text.Json.Serialization;
using Coordinator.Cli.CommandLine;
using Coordinator.Contracts;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.Transactions;

/// <summary>A transaction as JSON text: as the API takes it, or its operations alone.</summary>
static class TransactionText
{
    /// <summary>A misspelled member must not be passed over: the server would never hear of it.</summary>
    static readonly JsonSerializerOptions Strict = new(WireJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it came from, for the error.</param>
    /// <exception cref="CliException">It is none.</exception>
    public static TransactionBody Parse(string text, string source)
    {
        try
        {
            return text.TrimStart().StartsWith('[')
                ? new TransactionBody { Operations = Read<List<OperationBody>>(text) }
                : Read<TransactionBody>(text);
        }
        catch (JsonException e)
        {
            throw new CliException(
                ExitCodes.Usage,
                $"{source} holds no transaction: {e.Message} It is {{\"operations\": [ … ]}}, or the operations "
                + "alone.",
                e);
        }
    }

    static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Strict) ?? throw new JsonException("It is null.");
}
