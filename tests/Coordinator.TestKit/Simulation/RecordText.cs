using System.Text;
using Coordinator.Core.Records;

namespace Coordinator.TestKit.Simulation;

/// <summary>Records and their writes as a trace tells them.</summary>
static class RecordText
{
    const int ValueCharsMax = 100;

    public static string Of(RecordKey key) => $"{key.Partition}[{key.Name}]";

    public static string Of(StoredRecord record) => $"{Of(record.Key)} {Of(record.Value)}";

    public static string Of(RecordWrite write) => write switch
    {
        InsertRecord insert => $"insert {Of(insert.Key)} {Of(insert.Value)}",
        ReplaceRecord replace => $"replace {Of(replace.Key)} {Of(replace.Value)}",
        DeleteRecord delete => $"delete {Of(delete.Key)}",
        _ => write.ToString(),
    };

    static string Of(ReadOnlyMemory<byte> value)
    {
        var text = Encoding.UTF8.GetString(value.Span);
        return text.Length <= ValueCharsMax ? text : $"{text[..ValueCharsMax]}…";
    }
}
