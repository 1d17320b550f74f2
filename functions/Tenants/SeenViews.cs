using Coordinator.Core.Model;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;

namespace Coordinator.Functions.Tenants;

/// <summary>Views as their tenant knows them: without its prefix.</summary>
static class SeenViews
{
    /// <summary>A view; the text of its definition speaks without the prefix already.</summary>
    public static ViewInfo SeenBy(this ViewInfo view, Tenant tenant) => view with { Name = tenant.Plain(view.Name) };

    /// <summary>A page of views.</summary>
    public static ViewList SeenBy(this ViewList page, Tenant tenant) =>
        page with { Views = [.. page.Views.Select(view => view.SeenBy(tenant))] };

    /// <summary>A page of changes that a view could not apply.</summary>
    public static DeadLetterPage SeenBy(this DeadLetterPage page, Tenant tenant) => page with
    {
        Letters =
        [
            .. page.Letters.Select(letter => letter with
            {
                Item = tenant.Plain(letter.Item),
                Transaction = letter.Transaction.SeenBy(tenant),
            }),
        ],
    };
}
