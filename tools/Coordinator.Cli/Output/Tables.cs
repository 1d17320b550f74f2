using Spectre.Console;
using Spectre.Console.Rendering;

namespace Coordinator.Cli.Output;

/// <summary>Tables and lists of properties, all of one look.</summary>
static class Tables
{
    /// <summary>A table without rows.</summary>
    public static Table Of(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Cells.Of(column)));
        return table;
    }

    /// <summary>A table with a row for each of some things.</summary>
    public static Table Of<T>(IEnumerable<T> things, string[] columns, Func<T, string?[]> cells)
    {
        var table = Of(columns);
        foreach (var thing in things)
            table.Row(cells(thing));
        return table;
    }

    /// <summary>Adds a row of texts.</summary>
    public static Table Row(this Table table, params string?[] cells) =>
        table.AddRow(cells.Select(IRenderable (cell) => Cells.Of(cell)));

    /// <summary>Names with their values; those without a value are left out.</summary>
    public static IRenderable Properties(params (string Name, string? Value)[] properties)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in properties.Where(property => !string.IsNullOrEmpty(property.Value)))
            grid.AddRow(Cells.Of(name, Color.Grey), Cells.Of(value));
        return grid;
    }

    /// <summary>Pictures under each other.</summary>
    public static IRenderable Stack(params IEnumerable<IRenderable> parts) => new Rows(parts);
}
