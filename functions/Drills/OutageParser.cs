using Coordinator.Core.Model;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Drills;

/// <summary>Reads the body of <c>POST /api/drills/outage</c>.</summary>
static class OutageParser
{
    /// <summary>What is forgotten is over in ten minutes.</summary>
    public const int ForMsMax = 600_000;

    /// <summary>The order.</summary>
    public static Parsed<OutageOrder> Parse(ReadOnlyMemory<byte> body)
    {
        var errors = new RequestErrors();
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var reader = new ObjectReader(root, "", errors);
        var store = reader.RequiredText("store");
        var duration = reader.OptionalWhole("forMs", 1, ForMsMax);
        if (reader.Optional("forMs") is null)
            errors.Add("/forMs", "Is missing.");
        reader.RefuseOthers();
        return errors.IsEmpty
            ? new OutageOrder(store!, TimeSpan.FromMilliseconds(duration!.Value))
            : errors.ToProblem();
    }
}
