using System.Collections.Concurrent;
using System.Reflection;

namespace Azure.Data.Tables;

/// <summary>The properties of a class of rows, looked up once a class.</summary>
sealed class EntityShape
{
    static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    EntityShape(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetIndexParameters().Length == 0)
            .ToArray();
        Readable = properties.Where(property => property.CanRead).ToArray();
        Writable = properties.Where(property => property.CanWrite).ToArray();
    }

    /// <summary>What is written to the service.</summary>
    public PropertyInfo[] Readable { get; }

    /// <summary>What is filled from the service.</summary>
    public PropertyInfo[] Writable { get; }

    /// <summary>The shape of a class.</summary>
    public static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static type => new EntityShape(type));

    /// <summary>Fills a new row of a class from a dictionary.</summary>
    public T Create<T>(TableEntity source)
        where T : class, ITableEntity
    {
        var target = Activator.CreateInstance<T>();
        foreach (var property in Writable)
        {
            if (source.Properties.TryGetValue(property.Name, out var value))
                property.SetValue(target, Convert(value, property));
        }
        target.ETag = source.ETag;
        return target;
    }

    static object Convert(object value, PropertyInfo property)
    {
        var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (wanted.IsInstanceOfType(value))
            return value;
        return value switch
        {
            string text when wanted.IsEnum => Enum.Parse(wanted, text),
            DateTimeOffset date when wanted == typeof(DateTime) => date.UtcDateTime,
            byte[] bytes when wanted == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            int number when wanted == typeof(long) => (long)number,
            int number when wanted == typeof(double) => (double)number,
            _ => throw new InvalidOperationException(
                $"The property {property.Name} is of type {wanted}; the table holds a {value.GetType()}."),
        };
    }
}
