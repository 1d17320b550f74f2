using Coordinator.Core.Model;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Views;

/// <summary>Finds views for readers, as new as these ask for.</summary>
public sealed class FreshViews(LiveViews views, ViewReader reader, ViewFreshness freshness)
{
    /// <summary>A view that a tenant calls so; or the problem that there is none, or that it is behind.</summary>
    internal async Task<Parsed<ViewInfo>> FindAsync(
        Tenant tenant, string name, ReadAfter? after, CancellationToken end)
    {
        if (await views.FindAsync(tenant.Scope(name)) is not { } view || !tenant.Sees(view.Tenant))
            return ViewProblems.NoView(name);
        if (after is null)
            return view;
        var fresh = await freshness.WaitAsync(view, after.Slots, after.Time, after.Wait, end);
        if (fresh.View is not { } found || !tenant.Sees(found.Tenant))
            return ViewProblems.NoView(name);
        return fresh.Behind.IsEmpty
            ? found
            : ProblemOf.ViewBehind(await reader.LagAsync(found), [.. fresh.Behind.Select(slot => slot.Value)]);
    }
}
