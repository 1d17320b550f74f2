using System.ComponentModel;
using System.Text.Json;

namespace Coordinator.Contracts.Sagas;

/// <summary>A saga to start: <c>POST /api/sagas</c>.</summary>
public sealed record SagaStartBody
{
    /// <summary>The name of its definition; it keeps to the version that is newest now.</summary>
    [Description("The name of its definition; it keeps to the version that is newest when it starts.")]
    public required string Definition { get; init; }

    /// <summary>The client's id; null for one made by the server.</summary>
    [Description("1-64 characters A-Z a-z 0-9 . _ : { } -; may stand in the header Idempotency-Key instead. The same "
        + "id with the same definition and input joins the saga that runs.")]
    public string? Id { get; init; }

    /// <summary>What <c>${input}</c> reads; null when there is none.</summary>
    [Description("Any JSON of at most 65536 bytes: what ${input} reads.")]
    public JsonElement? Input { get; init; }
}
