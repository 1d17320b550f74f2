using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Views.Catalog;

namespace Coordinator.Core.Views.Projecting;

/// <summary>Where the records of a generation are.</summary>
/// <param name="view">The view's name.</param>
/// <param name="number">The generation.</param>
/// <param name="partitions">Over how many partitions it is spread.</param>
sealed class GenerationNames(string view, int number, int partitions)
{
    public const string CursorPrefix = "cursor/";
    public const string DeadPrefix = "dead/";

    readonly string _root = string.Create(CultureInfo.InvariantCulture, $"view/{view}/{number}");

    public static GenerationNames Of(string view, GenerationInfo generation) =>
        new(view, generation.Number, generation.Partitions);

    /// <summary>Those of cursors, sources and dead letters.</summary>
    public IEnumerable<string> SlotPartitions => Enumerable.Range(0, partitions).Select(SlotPartition);

    /// <summary>Those of rows and their orderings.</summary>
    public IEnumerable<string> RowPartitions => Enumerable.Range(0, partitions).Select(RowPartition);

    public RecordKey Cursor(SlotId slot) => new(SlotPartitionOf(slot), $"{CursorPrefix}{Text(slot)}");

    public RecordKey Source(SlotId slot, string item) =>
        new(SlotPartitionOf(slot), $"source/{Text(slot)}/{RecordText.OfItem(item)}");

    public RecordKey Dead(SlotId slot, long sequence, string item) => new(
        SlotPartitionOf(slot),
        string.Create(
            CultureInfo.InvariantCulture, $"{DeadPrefix}{Text(slot)}/{sequence:D19}/{RecordText.OfItem(item)}"));

    public RecordKey Row(string group) => new(RowPartitionOf(group), $"{ViewKey.RowPrefix}{group}");

    /// <summary>The beginning of the names of a group's members in an ordering.</summary>
    public static string OrderPrefix(Ordering ordering, string group) =>
        $"order/{ordering.Id}/{RecordText.Digest(group)}/";

    /// <summary>The partition of a group's row and orderings.</summary>
    public string RowPartitionOf(string group)
    {
        var hash = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(group)));
        return RowPartition((int)(hash % (ulong)partitions));
    }

    /// <summary>The slot of a cursor.</summary>
    public static int SlotOfCursor(string name) =>
        int.Parse(name.AsSpan(CursorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    static string Text(SlotId slot) => slot.Value.ToString("D4", CultureInfo.InvariantCulture);

    string SlotPartitionOf(SlotId slot) => SlotPartition(slot.Value % partitions);

    string SlotPartition(int part) => string.Create(CultureInfo.InvariantCulture, $"{_root}/slots/{part}");

    string RowPartition(int part) => string.Create(CultureInfo.InvariantCulture, $"{_root}/rows/{part}");
}
