using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Coordinator.Core.Records;

namespace Coordinator.Core.Views.Projecting;

/// <summary>Texts of any length as parts of the names of records.</summary>
static class RecordText
{
    const int ItemCharsMax = 200;

    /// <summary>43 characters that stand for a text.</summary>
    public static string Digest(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>An item's key, or its digest where it is too long; the two cannot be mistaken.</summary>
    public static string OfItem(string key) =>
        RecordNames.SpelledChars(key) <= ItemCharsMax ? $"k-{key}" : $"x-{Digest(key)}";
}
