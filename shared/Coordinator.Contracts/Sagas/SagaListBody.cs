using System.ComponentModel;

namespace Coordinator.Contracts.Sagas;

/// <summary>A page of the list of sagas: <c>GET /api/sagas</c>.</summary>
public sealed record SagaListBody
{
    /// <summary>The newest first.</summary>
    [Description("The newest first. A page may be short, or empty, and yet not the last.")]
    public required IReadOnlyList<SagaSummaryBody> Items { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    [Description("Leads to the next page; absent on the last.")]
    public string? Cursor { get; init; }
}
