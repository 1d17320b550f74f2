using System.ComponentModel;

namespace Coordinator.Contracts.Sagas;

/// <summary>A page of the list of definitions: <c>GET /api/sagas/definitions</c>.</summary>
public sealed record SagaVersionListBody
{
    /// <summary>Names with their newest versions.</summary>
    [Description("Names in order, each with its newest version. A page may be short and yet not the last.")]
    public required IReadOnlyList<SagaVersionBody> Items { get; init; }

    /// <summary>Leads to the next page; null on the last.</summary>
    [Description("Leads to the next page; absent on the last.")]
    public string? Cursor { get; init; }
}
