using System.Globalization;
using System.Text;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>
/// Text for one line of a log. Whatever could end the line, colour it, move the cursor or turn the direction of reading
/// is spelled out as <c>\u001b</c>, since names and messages may come from a caller (S13).
/// </summary>
static class LineText
{
    /// <summary>Writes a text.</summary>
    public static void Write(TextWriter writer, ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHarmless(rune))
                writer.Write(rune.ToString());
            else
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"));
        }
    }

    static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
