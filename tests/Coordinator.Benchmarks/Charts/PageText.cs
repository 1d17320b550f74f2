using System.Globalization;
using System.Text;

namespace Coordinator.Benchmarks.Charts;

/// <summary>Text for pages, the same on every machine.</summary>
static class PageText
{
    /// <summary>Appends text with numbers in it.</summary>
    public static StringBuilder AppendInvariant(this StringBuilder page, FormattableString text) =>
        page.Append(text.ToString(CultureInfo.InvariantCulture));
}
