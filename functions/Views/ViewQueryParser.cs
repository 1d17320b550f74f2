using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Views;

/// <summary>Reads what requests about views carry in their query; what is wrong with it is noted.</summary>
sealed class ViewQueryParser(HttpRequest request, int slotCount, RequestErrors errors)
{
    /// <summary>Entries of a page unless the request says otherwise.</summary>
    public const int TopDefault = 50;

    /// <summary>Front ends cut longer requests off.</summary>
    public const int WaitMsMax = 60_000;

    const string Now = "now";

    /// <summary>Clocks of hosts are not further apart; see the header Coordinator-Commit-Time.</summary>
    static readonly TimeSpan SkewMax = TimeSpan.FromSeconds(60);

    static readonly string[] Companions = ["slots", "waitMs"];

    RequestHead Head => new(request, errors);

    /// <summary>The size of a page.</summary>
    public int Top() => TopOf(Head);

    /// <summary>The size of a page.</summary>
    public static int TopOf(RequestHead head) => head.Whole("top", 1, Limits.ViewPageMax) ?? TopDefault;

    /// <summary>From the page before; null for the first.</summary>
    public string? Cursor() => Head.Text("cursor");

    /// <summary>What keys begin with, as it was sent; null when absent.</summary>
    public string? Prefix()
    {
        var text = Head.Text("prefix");
        if (text is not null && !AddressText.IsDecodable(request.QueryString.Value ?? ""))
            errors.Add("?prefix", AddressText.Error);
        return text;
    }

    /// <summary>How new the view must be; null when that does not matter.</summary>
    /// <param name="now">What <c>now</c> stands for.</param>
    public ReadAfter? After(Hlc now)
    {
        if (Head.Text("after") is not { } text)
        {
            foreach (var name in Companions.Where(request.Query.ContainsKey))
                errors.Add("?" + name, "Has a meaning beside after only.");
            return null;
        }

        var time = now;
        if (text != Now && !Hlc.TryParse(text, out time))
            errors.Add("?after", "Must be a commit time as answers carry it, 16 hexadecimal digits, or now.");
        else if (time.Time > now.Time + SkewMax)
            errors.Add("?after", "Lies in the future: what is not committed yet cannot be waited for.");
        var wait = TimeSpan.FromMilliseconds(Head.Whole("waitMs", 0, WaitMsMax) ?? 0);
        return new ReadAfter(time, Slots(), wait);
    }

    ImmutableArray<SlotId> Slots()
    {
        if (Head.Text("slots") is not { } text)
            return [.. Enumerable.Range(0, slotCount).Select(slot => new SlotId(slot))];
        var slots = text.Split(',').Select(Slot).Distinct().ToList();
        if (!slots.Contains(null))
            return [.. slots.OfType<SlotId>()];
        errors.Add("?slots", string.Create(
            CultureInfo.InvariantCulture, $"Must be slots from 0 to {slotCount - 1} with commas between them: 12,40."));
        return [];
    }

    SlotId? Slot(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var slot) && slot < slotCount
            ? new SlotId(slot)
            : null;
}
