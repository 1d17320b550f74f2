namespace Coordinator.Functions.Parsing;

/// <summary>An object or array that a scan is inside of, and where in it.</summary>
sealed class JsonFrame(bool isArray)
{
    readonly HashSet<string>? _names = isArray ? null : new HashSet<string>(StringComparer.Ordinal);
    string? _name;
    int _index = -1;

    /// <summary>Notes the member that comes next.</summary>
    /// <returns>False when a member of this name has been there.</returns>
    public bool TryEnterMember(string name)
    {
        _name = name;
        return _names!.Add(name);
    }

    /// <summary>Notes that an array's next element comes.</summary>
    public void NextElement() => _index++;

    /// <summary>The pointer of the place inside, given that of this object or array.</summary>
    public string Extend(string pointer)
    {
        if (isArray)
            return _index < 0 ? pointer : JsonPointer.Element(pointer, _index);
        return _name is null ? pointer : JsonPointer.Member(pointer, _name);
    }
}
