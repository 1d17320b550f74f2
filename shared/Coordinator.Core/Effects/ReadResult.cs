using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>The answer to a point read.</summary>
public sealed record ReadResult
{
    ReadResult()
    {
    }

    /// <summary>The store did not answer.</summary>
    public static ReadResult Unknown { get; } = new();

    /// <summary>There is no such row.</summary>
    public static ReadResult Absent { get; } = new() { Status = ReadStatus.Absent };

    /// <summary>Found, absent or unknown.</summary>
    public ReadStatus Status { get; private init; }

    /// <summary>The row; null unless found.</summary>
    public Row? Row { get; private init; }

    /// <summary>Its mark; meaningful only when found.</summary>
    public ETag ETag { get; private init; }

    /// <summary>The row was there.</summary>
    public static ReadResult Found(Row row, ETag etag) => new() { Status = ReadStatus.Found, Row = row, ETag = etag };
}
