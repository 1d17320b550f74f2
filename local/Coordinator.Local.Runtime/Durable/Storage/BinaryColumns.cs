using System.Globalization;
using Azure.Data.Tables;

namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>Bytes spread over as many binary properties as they need.</summary>
static class BinaryColumns
{
    public static void Write(TableEntity row, string name, ReadOnlyMemory<byte> bytes)
    {
        for (var number = 0; !bytes.IsEmpty; number++)
        {
            var length = Math.Min(bytes.Length, HubLimits.PropertyBytesMax);
            row[Name(name, number)] = bytes[..length].ToArray();
            bytes = bytes[length..];
        }
    }

    public static ReadOnlyMemory<byte> Read(TableEntity row, string name)
    {
        if (row.GetBinary(Name(name, 0)) is not { } first)
            return default;
        if (!row.ContainsKey(Name(name, 1)))
            return first;
        using var bytes = new MemoryStream();
        for (var number = 0; row.GetBinary(Name(name, number)) is { } part; number++)
            bytes.Write(part);
        return bytes.ToArray();
    }

    static string Name(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
}
