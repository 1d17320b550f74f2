using System.Reflection.Metadata;

namespace Coordinator.Azure.Tests.Api;

/// <summary>Reads past the arguments of attributes; the names of their types are not asked for.</summary>
sealed class AttributeArguments : ICustomAttributeTypeProvider<string>
{
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSystemType() => nameof(Type);

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        ReferenceNames.NameOf(reader, handle);

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromSerializedName(string name) => name;

    public bool IsSystemType(string type) => type is nameof(Type) or "System.Type";

    /// <summary>None of the official attributes takes an enumeration of another size.</summary>
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
}
