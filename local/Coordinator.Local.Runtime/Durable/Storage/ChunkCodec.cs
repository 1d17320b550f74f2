using Azure.Data.Tables;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>
/// Chunks as rows: a partition an instance, and keys of rows that no other partition has, since Azurite looks rows up
/// by one of the two keys only.
/// </summary>
static class ChunkCodec
{
    const string Separator = "..";
    const string Column = "B";

    public static string PartitionOf(string instanceId) => InstanceIds.ToKey(instanceId);

    public static string RowOf(string instanceId, string name) => $"{PartitionOf(instanceId)}{Separator}{name}";

    public static string NameOf(string instanceId, string rowKey) =>
        rowKey[(PartitionOf(instanceId).Length + Separator.Length)..];

    public static TableEntity Write(string instanceId, string name, ReadOnlyMemory<byte> bytes)
    {
        var row = new TableEntity(PartitionOf(instanceId), RowOf(instanceId, name));
        BinaryColumns.Write(row, Column, bytes);
        return row;
    }

    public static ReadOnlyMemory<byte> Read(TableEntity row) => BinaryColumns.Read(row, Column);
}
