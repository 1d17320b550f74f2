using System.Text.Json;
using Coordinator.Client;

namespace Coordinator.Local.Demo.Views;

/// <summary>Views as a demo reads them: whole, and over the death of the API and its return.</summary>
/// <param name="views">The API.</param>
/// <param name="api">Repeats what was not answered.</param>
public sealed class PatientViews(ViewsClient views, PatientApi api)
{
    const int RowsAPage = 200;

    /// <summary>Creates views, or leaves them alone when they are just these already.</summary>
    /// <param name="definitions">Definitions by name.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CoordinatorException">The API refuses one of them.</exception>
    public async Task DefineAsync(IReadOnlyDictionary<string, JsonElement> definitions, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        foreach (var (view, definition) in definitions)
            _ = (await api.AskAsync(() => views.DefineAsync(view, definition, stop), stop)).Required;
    }

    /// <summary>Reads all rows of a view.</summary>
    /// <param name="view">Its name.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="CoordinatorException">The API refuses to show it.</exception>
    public async Task<ViewReading> ReadAsync(string view, CancellationToken stop)
    {
        var rows = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (string? cursor = null; ;)
        {
            var wanted = new ViewPage { Top = RowsAPage, Cursor = cursor };
            var page = (await api.AskAsync(() => views.ListAsync(view, wanted, options: null, stop), stop)).Required;
            foreach (var row in page.Items)
                rows.Add(string.Join('/', row.Key), row.Value);
            if ((cursor = page.Cursor) is null)
                return new ViewReading(rows, page.LagMs is { } lag ? TimeSpan.FromMilliseconds(lag) : null);
        }
    }
}
