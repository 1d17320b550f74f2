using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Coordinator.Contracts.OpenApi;

/// <summary>JSON Schemas of the contracts, made from the types, so that they cannot differ from what is sent.</summary>
sealed class SchemaCatalog
{
    readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);

    /// <summary>A reference to a contract's schema, which is added to the catalog with all that it refers to.</summary>
    public JsonObject Reference(Type type)
    {
        var name = NameOf(type);
        if (!_schemas.ContainsKey(name))
        {
            // Marked first: types may refer to each other.
            _schemas[name] = new JsonObject();
            _schemas[name] = WireJson.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = Transform,
            });
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    /// <summary>All schemas by name.</summary>
    public JsonObject ToJson() =>
        new(_schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));

    static string NameOf(Type type) => type.Name;

    static bool IsContract(Type type) => type.Assembly == typeof(SchemaCatalog).Assembly;

    JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isRoot = context.Path.IsEmpty;
        if (type == typeof(DateTimeOffset))
            schema = new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        var described = !isRoot && IsContract(type) ? Reference(type) : schema;
        if (described is JsonObject node && !isRoot && !node.ContainsKey("$ref"))
            DropNull(context, node);
        return Describe(described, isRoot ? type : context.PropertyInfo?.AttributeProvider);
    }

    /// <summary>
    /// An optional member is absent rather than null; only a member that is always there may be null.
    /// </summary>
    static void DropNull(JsonSchemaExporterContext context, JsonObject schema)
    {
        if (schema["type"] is JsonArray types && context.PropertyInfo is { IsRequired: false })
            schema["type"] = types.Select(type => type!.GetValue<string>()).First(type => type != "null");
    }

    static JsonNode Describe(JsonNode schema, ICustomAttributeProvider? attributes)
    {
        var description = attributes?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false)
            .OfType<DescriptionAttribute>().FirstOrDefault()?.Description;
        var values = attributes?.GetCustomAttributes(typeof(AllowedValuesAttribute), inherit: false)
            .OfType<AllowedValuesAttribute>().FirstOrDefault()?.Values;
        if (description is null && values is null)
            return schema;
        // "true" is the schema of any JSON; it has no room for a description.
        var described = schema as JsonObject ?? [];
        if (description is not null)
            described.Insert(0, "description", description);
        if (values is not null)
            described["enum"] = new JsonArray([.. values.Select(value => (JsonNode?)JsonValue.Create((string?)value))]);
        return described;
    }
}
