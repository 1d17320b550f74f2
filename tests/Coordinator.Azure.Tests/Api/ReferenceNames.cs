using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Coordinator.Azure.Tests.Api;

/// <summary>
/// Writes references in metadata as documentation identifiers. Accessors are written as their property or event, since
/// identifiers have no others.
/// </summary>
sealed class ReferenceNames : ISignatureTypeProvider<string, object?>
{
    /// <summary>The name of a type: nested ones after a dot, the number of type parameters after a backtick.</summary>
    public static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    /// <summary>The identifier of a member of a type.</summary>
    public string IdentifierOf(MetadataReader metadata, MemberReference member, TypeReferenceHandle owner)
    {
        var type = NameOf(metadata, owner);
        var name = metadata.GetString(member.Name);
        if (member.GetKind() == MemberReferenceKind.Field)
            return $"F:{type}.{name}";
        var signature = member.DecodeMethodSignature(this, genericContext: null);
        return name.Split('_', 2) switch
        {
            ["get", var property] => $"P:{type}.{property}{Parameters(signature.ParameterTypes)}",
            ["set", var property] => $"P:{type}.{property}{Parameters(signature.ParameterTypes[..^1])}",
            ["add" or "remove", var @event] => $"E:{type}.{@event}",
            _ => Method(type, name, signature),
        };
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        NameOf(reader, handle);

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType[..genericType.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', typeArguments)}}}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"`{index}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"``{index}";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{string.Join(',', Enumerable.Repeat("0:", shape.Rank))}]";

    public string GetByReferenceType(string elementType) => $"{elementType}@";

    public string GetPointerType(string elementType) => $"{elementType}*";

    /// <summary>What modifies a type (init, in) is no part of an identifier.</summary>
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) =>
        throw new NotSupportedException("No function pointer stands in an official signature.");

    static string Method(string type, string name, MethodSignature<string> signature)
    {
        var arity = signature.GenericParameterCount > 0 ? $"``{signature.GenericParameterCount}" : "";
        var result = name is "op_Implicit" or "op_Explicit" ? $"~{signature.ReturnType}" : "";
        return $"M:{type}.{name.Replace('.', '#')}{arity}{Parameters(signature.ParameterTypes)}{result}";
    }

    static string Parameters(ImmutableArray<string> types) => types.IsEmpty ? "" : $"({string.Join(',', types)})";
}
