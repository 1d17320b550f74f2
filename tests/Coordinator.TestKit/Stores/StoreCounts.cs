namespace Coordinator.TestKit.Stores;

/// <summary>Requests that went through a <see cref="CountingStore"/>.</summary>
/// <param name="Reads">Point reads.</param>
/// <param name="Commits">Batches.</param>
/// <param name="Scans">Pages of scans.</param>
/// <param name="RowsWritten">Writes inside all batches, whatever became of them.</param>
/// <param name="RowsScanned">Rows that scans found.</param>
public readonly record struct StoreCounts(int Reads, int Commits, int Scans, int RowsWritten, int RowsScanned)
{
    /// <summary>Requests of any kind.</summary>
    public int Requests => Reads + Commits + Scans;

    /// <summary>Rows that point reads asked for and batches wrote.</summary>
    public int Entities => Reads + RowsWritten;

    public static StoreCounts operator -(StoreCounts later, StoreCounts earlier) => new(
        later.Reads - earlier.Reads, later.Commits - earlier.Commits, later.Scans - earlier.Scans,
        later.RowsWritten - earlier.RowsWritten, later.RowsScanned - earlier.RowsScanned);
}
