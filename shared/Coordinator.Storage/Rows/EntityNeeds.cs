using Azure.Data.Tables;

namespace Coordinator.Storage.Rows;

/// <summary>Properties that a row of its kind cannot lack.</summary>
static class EntityNeeds
{
    /// <summary>The value of a property.</summary>
    /// <exception cref="FormatException">The row lacks it.</exception>
    public static T Need<T>(this TableEntity entity, Func<string, T?> get, string name)
        where T : struct => get(name) ?? throw Lack(entity, name);

    /// <summary>The value of a property.</summary>
    /// <exception cref="FormatException">The row lacks it.</exception>
    public static T Need<T>(this TableEntity entity, Func<string, T?> get, string name)
        where T : class => get(name) ?? throw Lack(entity, name);

    static FormatException Lack(TableEntity entity, string name) => new($"{entity.RowKey} lacks {name}.");
}
