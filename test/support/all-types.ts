// A message with a field of every type.

export const ALL_TYPES = `version 2.0
{
    AllTypes Low 999 NotTrusted Unencoded
    {
        Scalars Single
        {   A   U8      }
        {   B   U16     }
        {   C   U32     }
        {   D   U64     }
        {   E   S8      }
        {   F   S16     }
        {   G   S32     }
        {   H   S64     }
        {   I   F32     }
        {   J   F64     }
        {   K   BOOL    }
    }
    {
        Compound Single
        {   V3      LLVector3       }
        {   V3d     LLVector3d      }
        {   V4      LLVector4       }
        {   Q       LLQuaternion    }
        {   U       LLUUID          }
        {   Ip      IPADDR          }
        {   Port    IPPORT          }
        {   Fx      Fixed 3         }
        {   V1      Variable 1      }
        {   V2      Variable 2      }
    }
}
`;
