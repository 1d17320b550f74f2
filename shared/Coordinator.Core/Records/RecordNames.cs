using System.Text;
using Coordinator.Core.Model;

namespace Coordinator.Core.Records;

/// <summary>
/// What the addresses of records may be: a partition is not empty, a name may be. In tables they are spelled by <see
/// cref="KeyText"/>: letters, digits, <c>_</c> and <c>-</c> count one character, every other byte of UTF-8 counts
/// three.
/// </summary>
public static class RecordNames
{
    /// <summary>Spelled characters of a partition.</summary>
    public const int PartitionCharsMax = 100;

    /// <summary>Spelled characters of a name.</summary>
    public const int NameCharsMax = 280;

    /// <summary>Bytes of a record's value: what surely fits an entity.</summary>
    public const int ValueBytesMax = 900_000;

    /// <summary>
    /// Bytes of all values of one batch: what surely fits <see cref="Limits.BatchBytesMax"/> on the wire, where binary
    /// grows by a third.
    /// </summary>
    public const int BatchBytesMax = 2_900_000;

    /// <summary>How many characters a text takes in a table's key.</summary>
    public static int SpelledChars(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoding.UTF8.GetBytes(text).Sum(b => KeyText.IsPlain(b) ? 1 : 3);
    }

    /// <summary>The order of names: that of their spellings.</summary>
    public static int Compare(string left, string right) =>
        string.CompareOrdinal(KeyText.Encode(left, NameCharsMax), KeyText.Encode(right, NameCharsMax));
}
