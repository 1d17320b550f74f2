using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Coordinator.Storage.Tests.Support;

/// <summary>Texts that are hard on an encoding of names.</summary>
static class Texts
{
    /// <summary>Pieces that look like escapes, separators or digests, or like each other.</summary>
    static readonly string[] Pieces =
    [
        "a", "A", "0", "-", "_", ".", "/", "\\", "#", "?", "'", "%", ".-", ".x", ".2f", ".2e", "..",
        "\0", "\u001f", "\u007f", "é", "e\u0301", "ß", "ﬁ", "K", "\u212a", "İ", "ı", "日", "😀",
        "\uFFFE", "\uFEFF", "\u200b", " ",
    ];

    /// <summary>1 to about 600 bytes.</summary>
    public static Gen<string> Any { get; } = Gen.OneOf(
        Joined(Gen.Elements(Pieces), 1, 12), Joined(Scalar(), 1, 40), Joined(Gen.Elements("x", "/"), 250, 300),
        Joined(Scalar(), 90, 150));

    /// <summary>Texts that a transaction id may have: no control characters or surrogates.</summary>
    public static Gen<string> Id { get; } =
        Any.Select(text => new string([.. text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(64)]))
            .Where(text => text.Length > 0);

    public static Gen<string> Collection { get; } =
        Joined(Gen.Elements("a", "Z", "9", "_", "-"), 1, 63);

    static Gen<string> Scalar() => Gen.Frequency(
        (3, Gen.Choose(0x20, 0x7e)), (1, Gen.Choose(0, 0x1f)), (2, Gen.Choose(0x80, 0xd7ff)),
        (1, Gen.Choose(0xe000, 0x10ffff))).Select(code => new Rune(code).ToString());

    static Gen<string> Joined(Gen<string> pieces, int min, int max) =>
        Gen.Choose(min, max).SelectMany(count => pieces.ArrayOf(count)).Select(string.Concat);
}
