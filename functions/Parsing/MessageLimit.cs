using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Functions.Parsing;

/// <summary>Refuses transactions that publish more than an outcome row can keep until it is finished.</summary>
static class MessageLimit
{
    /// <summary>Notes the operation with which the published messages go over the limit.</summary>
    public static void Check(ImmutableArray<Operation> operations, RequestErrors errors)
    {
        var bytes = 0;
        for (var index = 0; index < operations.Length; index++)
        {
            bytes += operations[index] is PublishOperation publish ? Encoding.UTF8.GetByteCount(publish.Value) : 0;
            if (bytes <= Limits.MessageBytesMax)
                continue;
            errors.AddTooLarge(JsonPointer.Element("/operations", index) + "/value", TooMany);
            return;
        }
    }

    static string TooMany => string.Create(
        CultureInfo.InvariantCulture,
        $"The messages of a transaction have at most {Limits.MessageBytesMax} bytes together.");
}
