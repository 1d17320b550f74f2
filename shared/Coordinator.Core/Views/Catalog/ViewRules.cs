namespace Coordinator.Core.Views.Catalog;

/// <summary>
/// How a view changes. Each rule answers with the same object when nothing is to be done, so that a repetition that
/// meets its own first write writes nothing.
/// </summary>
static class ViewRules
{
    public static ViewPut Put(ViewInfo view, GenerationInfo wanted)
    {
        if (view.Newest is { } newest && newest.Tenant != wanted.Tenant)
            return new ViewPut(ViewPutState.OtherTenant, view);
        if (view.Newest is { CodeVersion: not null })
            return new ViewPut(ViewPutState.Taken, view);
        if (view.Newest?.Fingerprint == wanted.Fingerprint)
            return new ViewPut(ViewPutState.Unchanged, view);
        return view.Live?.Fingerprint == wanted.Fingerprint
            ? new ViewPut(ViewPutState.Reverted, RetireBuilding(view, wanted.BegunAt))
            : new ViewPut(ViewPutState.Begun, Begin(view, wanted));
    }

    public static ViewPut Register(ViewInfo view, GenerationInfo wanted)
    {
        if (view.Newest is not { } newest)
            return new ViewPut(ViewPutState.Begun, Begin(view, wanted));
        if (newest.CodeVersion is not { } version)
            return new ViewPut(ViewPutState.Taken, view);
        Invariant.Require(
            version != wanted.CodeVersion || newest.Fingerprint == wanted.Fingerprint,
            $"view {view.Name} has another source or other aggregates, so its projection has a higher version");
        return wanted.CodeVersion > version
            ? new ViewPut(ViewPutState.Begun, Begin(view, wanted))
            : new ViewPut(ViewPutState.Unchanged, view);
    }

    /// <summary>The same once more beside the live generation, unless one is being built.</summary>
    public static ViewInfo Rebuild(ViewInfo view, int partitions, DateTimeOffset now) =>
        view is { Live: { } live, Building: null }
            ? Begin(view, live with { Partitions = partitions, BegunAt = now })
            : view;

    public static ViewInfo Swap(ViewInfo view, int generation, DateTimeOffset now) =>
        view.Building is { } building && building.Number == generation
            ? Retire(view, view.Live, now) with { Live = building, Building = null }
            : view;

    public static ViewInfo Delete(ViewInfo view, DateTimeOffset now) => view.IsDeleted
        ? view
        : Retire(RetireBuilding(view, now), view.Live, now) with { Live = null };

    public static ViewInfo Purged(ViewInfo view, int generation) =>
        view.Retired.FirstOrDefault(retired => retired.Number == generation) is { IsPurged: false } found
            ? view with { Retired = view.Retired.Replace(found, found with { IsPurged = true }) }
            : view;

    public static ViewInfo Forget(ViewInfo view, int generation) =>
        view.Retired.Any(retired => retired.Number == generation)
            ? view with { Retired = view.Retired.RemoveAll(retired => retired.Number == generation) }
            : view;

    static ViewInfo Begin(ViewInfo view, GenerationInfo wanted)
    {
        var number = view.LastGeneration + 1;
        return RetireBuilding(view, wanted.BegunAt) with
        {
            LastGeneration = number,
            Building = wanted with { Number = number },
        };
    }

    static ViewInfo RetireBuilding(ViewInfo view, DateTimeOffset now) =>
        Retire(view, view.Building, now) with { Building = null };

    static ViewInfo Retire(ViewInfo view, GenerationInfo? generation, DateTimeOffset now) => generation is null
        ? view
        : view with
        {
            Retired = view.Retired.Add(
                new RetiredGeneration(generation.Number, generation.Partitions, now, IsPurged: false)),
        };
}
