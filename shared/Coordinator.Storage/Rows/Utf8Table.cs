using System.Collections.Immutable;
using System.Text;
using Azure.Data.Tables;
using Coordinator.Core;

namespace Coordinator.Storage.Rows;

/// <summary>
/// Records of texts in binary properties: UTF-8, fields separated by the byte FE, records by FF, neither of which
/// occurs in UTF-8. So nothing is escaped and nothing grows, which keeps the stored size of any names and values
/// predictable: a batch that finishes a transaction must fit if the one that prepared it did. An empty field stands for
/// none.
/// </summary>
static class Utf8Table
{
    const byte EndOfField = 0xFE;
    const byte EndOfRecord = 0xFF;

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Stores records in chunks; an empty array leaves no trace.</summary>
    public static void Write<T>(TableEntity entity, string name, ImmutableArray<T> values, Func<T, string?[]> fields)
    {
        if (values.IsEmpty)
            return;
        using var bytes = new MemoryStream();
        foreach (var value in values)
            WriteRecord(bytes, fields(value));
        ValueChunks.Write(entity, name, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    /// <summary>Reads records from their chunks.</summary>
    /// <param name="entity">The row.</param>
    /// <param name="name">The property.</param>
    /// <param name="count">How many fields a record has.</param>
    /// <param name="value">Makes a value of a record's fields.</param>
    public static ImmutableArray<T> Read<T>(TableEntity entity, string name, int count, Func<string?[], T> value)
    {
        ReadOnlySpan<byte> rest = ValueChunks.Read(entity, name);
        var values = ImmutableArray.CreateBuilder<T>();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(EndOfRecord);
            if (end < 0)
                throw new FormatException($"{name} ends within a record.");
            values.Add(value(ReadRecord(rest[..end], name, count)));
            rest = rest[(end + 1)..];
        }

        return values.ToImmutable();
    }

    /// <summary>A field that its record cannot lack.</summary>
    /// <exception cref="FormatException">It lacks it.</exception>
    public static string Need(string? field) => field ?? throw new FormatException("A record lacks a field.");

    static void WriteRecord(MemoryStream bytes, string?[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                bytes.WriteByte(EndOfField);
            Invariant.Require(fields[i] is not "", "a stored field is not empty");
            if (fields[i] is { } field)
                bytes.Write(StrictUtf8.GetBytes(field));
        }

        bytes.WriteByte(EndOfRecord);
    }

    static string?[] ReadRecord(ReadOnlySpan<byte> record, string name, int count)
    {
        var fields = new string?[count];
        for (var i = 0; i < count; i++)
        {
            var end = record.IndexOf(EndOfField);
            if (end < 0 != (i == count - 1))
                throw new FormatException($"A record of {name} has not {count} fields.");
            var field = end < 0 ? record : record[..end];
            fields[i] = field.IsEmpty ? null : StrictUtf8.GetString(field);
            record = end < 0 ? [] : record[(end + 1)..];
        }

        return fields;
    }
}
